package theseus.harness.report.picture;

/// The colours of a picture, by Okabe and Ito: told apart with any colour vision, and by shape besides.
enum Hue {
    GROUND(0xffffff),
    PANEL(0xf2f4f7),
    BAND(0xe3ebf5),
    LINE(0xd5d9e0),
    TEXT(0x1c2128),
    FAINT(0x5b6472),
    READ(0x0072b2),
    WRITE(0x00795a),
    DELETE(0xa84b84),
    OTHER(0x6b6b6b),
    BAD(0xc24700),
    FAULT(0xf6dccb);

    final int rgb;

    Hue(int rgb) {
        this.rgb = rgb;
    }

    static Hue of(String f) {
        return switch (f) {
            case "read", "get" -> READ;
            case "write", "put" -> WRITE;
            case "delete" -> DELETE;
            default -> OTHER;
        };
    }
}
