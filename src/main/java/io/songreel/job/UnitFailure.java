package io.songreel.job;

/** An expected failure of a unit. Its texts are public: they say what to do next and hold no path and no stack. */
public class UnitFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String title;
    private final boolean retryable;

    /**
     * @param code
     *            stable, snake_case
     * @param detail
     *            what happened and what to do next
     * @param retryable
     *            whether another attempt could go better without anybody's help
     */
    public UnitFailure(String code, String title, String detail, boolean retryable) {
        super(detail);
        this.code = code;
        this.title = title;
        this.retryable = retryable;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public boolean retryable() {
        return retryable;
    }
}
