package io.songreel.job;

enum NeverCancelled implements CancelToken {
    INSTANCE;

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public Registration onCancel(Runnable action) {
        return () -> {
        };
    }
}
