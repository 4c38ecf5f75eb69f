package io.songreel.model;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a repository on a server that speaks as Hugging Face does:
 * {@code https://{host}/{owner}/{name}/resolve/{revision}/{path}}.
 *
 * @param repository
 *            {@code owner/name}
 * @param revision
 *            a branch, a tag or a commit
 */
record HubAddress(String repository, String revision, String path) {
    private static final Pattern FORM = Pattern
            .compile("/([\\w.-]+/[\\w.-]+)/resolve/([\\w.-]+)/([\\w.-]+(?:/[\\w.-]+)*)");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    static Optional<HubAddress> of(URI uri) {
        Matcher form = FORM.matcher(String.valueOf(uri.getPath()));
        return form.matches() && !form.group().contains("..")
                ? Optional.of(new HubAddress(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    /** Whether the revision is a commit, which never changes. */
    boolean pinned() {
        return isCommit(revision);
    }

    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /** {@code uri} at a commit instead of the branch that it names. */
    static URI at(URI uri, String commit) {
        Optional<HubAddress> address = of(uri);
        return address.isEmpty() || address.get().pinned() || !isCommit(commit)
                ? uri
                : URI.create(uri.toString().replaceFirst("/resolve/[^/]+/", "/resolve/" + commit + "/"));
    }
}
