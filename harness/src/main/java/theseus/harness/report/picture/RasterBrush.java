package theseus.harness.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import theseus.histories.Literal;

/// Draws onto pixels, twice as many as the picture's own so that it stays sharp.
final class RasterBrush implements Brush {
    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D pen;

    RasterBrush(int width, int height) {
        System.setProperty("java.awt.headless", "true");
        image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        fill(0, 0, width, height, Hue.GROUND);
    }

    /// The picture as a PNG file.
    byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void fill(double x, double y, double width, double height, Hue hue) {
        pen.setColor(new Color(hue.rgb));
        pen.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void frame(double x, double y, double width, double height, Hue hue, double stroke) {
        pen.setColor(new Color(hue.rgb));
        pen.setStroke(new BasicStroke((float) stroke));
        pen.draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Hue hue, boolean dashed) {
        pen.setColor(new Color(hue.rgb));
        pen.setStroke(
                dashed
                        ? new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0)
                        : new BasicStroke(1));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void dot(double x, double y, double radius, Hue hue) {
        pen.setColor(new Color(hue.rgb));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Hue hue, double size, double room) {
        pen.setColor(new Color(hue.rgb));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
        String shown = Literal.line(text);
        while (shown.length() > 1 && pen.getFontMetrics().stringWidth(shown) > room)
            shown = shown.substring(0, shown.length() - 2) + "…";
        if (pen.getFontMetrics().stringWidth(shown) <= room) pen.drawString(shown, (float) x, (float) y);
    }
}
