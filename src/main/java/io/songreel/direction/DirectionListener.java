package io.songreel.direction;

/** Told what a director writes while it is written. What is told may still change; what is handed over at the end holds. */
public interface DirectionListener {
    /** Nobody listens. */
    DirectionListener NONE = new DirectionListener() {
        @Override
        public void directed(Direction direction) {
            // nobody listens
        }

        @Override
        public void wrote(SceneDirection scene) {
            // nobody listens
        }

        @Override
        public void warned(String code, String text) {
            // nobody listens
        }
    };

    /** The direction stands. */
    void directed(Direction direction);

    /** A scene was written, or written anew. */
    void wrote(SceneDirection scene);

    /**
     * Something was not done as asked, and why.
     *
     * @param code
     *            {@code direction_by_rules}: all of it; {@code scenes_by_rules}: some scenes
     * @param text
     *            for people
     */
    void warned(String code, String text);
}
