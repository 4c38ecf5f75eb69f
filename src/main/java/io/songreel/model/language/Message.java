package io.songreel.model.language;

/** One turn of a talk with a model. */
public record Message(Role role, String text) {
    /** Who speaks. */
    public enum Role {
        SYSTEM("system"), USER("user"), ASSISTANT("assistant");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        /** As chat templates and chat servers call it. */
        public String label() {
            return label;
        }
    }

    public static Message system(String text) {
        return new Message(Role.SYSTEM, text);
    }

    public static Message user(String text) {
        return new Message(Role.USER, text);
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text);
    }
}
