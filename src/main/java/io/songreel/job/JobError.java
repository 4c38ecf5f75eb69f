package io.songreel.job;

/** Why a job failed. Public text: at most 500 characters of detail, no path, no stack. */
public record JobError(String code, String title, String detail, String step) {
    public JobError {
        if (detail.length() > 500) {
            detail = detail.substring(0, 499) + "…";
        }
    }
}
