package theseus.harness.report.picture;

import theseus.harness.report.KeptRun;
import theseus.harness.report.film.Film;

/// One run as a picture: headline and command, the timeline around what matters, and latency and throughput over the
/// whole run.
public final class Picture {
    static final int WIDTH = 1200;
    private static final int LEFT = 90;
    private static final int PLOT = 130;

    private final KeptRun run;
    private final Timeline timeline;

    private Picture(KeptRun run, Film film) {
        this.run = run;
        this.timeline = new Timeline(run, film, LEFT, WIDTH - LEFT - 16, 64);
    }

    /// The picture as an SVG document.
    public static String svg(KeptRun run, Film film) {
        Picture picture = new Picture(run, film);
        SvgBrush brush = new SvgBrush(WIDTH, picture.height(), picture.headline());
        picture.draw(brush);
        return brush.document();
    }

    /// The picture as a PNG file.
    public static byte[] png(KeptRun run, Film film) {
        Picture picture = new Picture(run, film);
        RasterBrush brush = new RasterBrush(WIDTH, picture.height());
        picture.draw(brush);
        return brush.png();
    }

    private int height() {
        return timeline.bottom() + 2 * (PLOT + 40) + 10;
    }

    private String headline() {
        return run.account() == null
                ? "UNFINISHED: the run goes on, or was cut off"
                : run.account().headline();
    }

    private void draw(Brush brush) {
        boolean bad = run.verdict().equals("violation");
        brush.text(16, 26, headline(), bad ? Hue.BAD : Hue.TEXT, 17, WIDTH - 32);
        if (run.command() != null) brush.text(16, 46, run.command(), Hue.FAINT, 12, WIDTH - 32);
        timeline.draw(brush);
        Plots plots = new Plots(run.history(), LEFT, WIDTH - LEFT - 16);
        plots.latency(brush, timeline.bottom() + 30, PLOT);
        plots.throughput(brush, timeline.bottom() + PLOT + 70, PLOT);
    }
}
