package theseus.harness.report.picture;

/// What a picture is drawn with; lengths are pixels from the upper left corner.
interface Brush {
    void fill(double x, double y, double width, double height, Hue hue);

    void frame(double x, double y, double width, double height, Hue hue, double stroke);

    void line(double x1, double y1, double x2, double y2, Hue hue, boolean dashed);

    void dot(double x, double y, double radius, Hue hue);

    /// @param y of the baseline
    /// @param room what does not fit into so many pixels is cut off
    void text(double x, double y, String text, Hue hue, double size, double room);
}
