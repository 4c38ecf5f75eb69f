package io.songreel.musicvideo;

/** Shapes a film can have without naming its size. */
enum Aspect {
    WIDE("16:9", 1280, 720), TALL("9:16", 720, 1280), SQUARE("1:1", 1024, 1024);

    final String wire;
    final int width;
    final int height;

    Aspect(String wire, int width, int height) {
        this.wire = wire;
        this.width = width;
        this.height = height;
    }
}
