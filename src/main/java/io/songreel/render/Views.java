package io.songreel.render;

/** What of the theme picture's plane the frames of a scene look at. */
final class Views {
    private final Window[] windows;

    Views(ClipRequest request, CameraPath path, Parallax parallax) {
        this.windows = new Window[request.frames()];
        for (int n = 0; n < windows.length; n++) {
            windows[n] = parallax.window(path.pose(n), request.profile().width(), request.profile().height());
        }
    }

    Window of(int frame) {
        return windows[frame];
    }

    /** What the frames from {@code first} to {@code last} see together. */
    Window of(int first, int last) {
        Window all = windows[first];
        for (int n = first + 1; n <= last; n++) {
            all = all.and(windows[n]);
        }
        return all;
    }
}
