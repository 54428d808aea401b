package theseus.harness.report.picture;

import theseus.histories.Literal;

/// Draws into an SVG document.
final class SvgBrush implements Brush {
    private static final double LETTER = 0.62;

    private final StringBuilder svg = new StringBuilder();

    SvgBrush(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"'DejaVu Sans', system-ui, sans-serif\" role=\"img\">%n",
                width, height, width, height);
        add("<title>%s</title>%n", escaped(title));
        fill(0, 0, width, height, Hue.GROUND);
    }

    String document() {
        return svg + "</svg>\n";
    }

    @Override
    public void fill(double x, double y, double width, double height, Hue hue) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"/>%n",
                x, y, width, height, hue.rgb);
    }

    @Override
    public void frame(double x, double y, double width, double height, Hue hue, double stroke) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%.1f\"/>%n",
                x, y, width, height, hue.rgb, stroke);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Hue hue, boolean dashed) {
        add(
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#%06x\"%s/>%n",
                x1, y1, x2, y2, hue.rgb, dashed ? " stroke-dasharray=\"4 3\"" : "");
    }

    @Override
    public void dot(double x, double y, double radius, Hue hue) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\"/>%n", x, y, radius, hue.rgb);
    }

    @Override
    public void text(double x, double y, String text, Hue hue, double size, double room) {
        int letters = (int) (room / (size * LETTER));
        if (letters < 2) return;
        String shown = text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
        add(
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"#%06x\" font-size=\"%.1f\">%s</text>%n",
                x, y, hue.rgb, size, escaped(shown));
    }

    private void add(String format, Object... arguments) {
        svg.append(format.formatted(arguments));
    }

    private static String escaped(String text) {
        return Literal.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
