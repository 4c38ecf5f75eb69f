package io.songreel.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * URLs that let their holder read one object for a while:
 * {@code /media/{key}?exp={epoch second}&kid={key id}&sig={signature}}, with {@code &download={file name}} when the
 * browser shall save the object. The signature is HMAC-SHA256 over version, method class, key, expiry and file name, in
 * URL-safe base64; GET and HEAD are one class. The compared values are texts, so that no second spelling of a signature
 * or an expiry passes. Safe for many threads.
 */
public final class SignedUrls {
    /** No URL lives longer. */
    public static final Duration LONGEST = Duration.ofDays(7);
    private static final String PATH = "/media/";
    private static final String GET = "GET";
    private static final Pattern EXPIRY = Pattern.compile("[0-9]{1,12}");

    private final SigningKeys keys;
    private final Clock clock;

    public SignedUrls(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A URL for {@code key} that lives for {@code life}, at most {@link #LONGEST}. The end of life lies on a grid of a
     * tenth of {@code life}, rounded down: who asks again soon gets the very same URL, and a page that polls does not
     * load its film anew each time.
     */
    public String sign(ObjectKey key, Duration life) {
        return sign(key, life, "");
    }

    /** A URL that makes a browser save the object as {@code fileName}. */
    public String sign(ObjectKey key, Duration life, String fileName) {
        long seconds = Math.min(life.toSeconds(), LONGEST.toSeconds());
        if (seconds < 1) {
            throw new IllegalArgumentException("a URL lives for at least a second");
        }
        long grid = Math.max(1, seconds / 10);
        String exp = Long.toString((clock.instant().getEpochSecond() + seconds) / grid * grid);
        SigningKeys.Key signer = keys.current();
        return PATH + key + "?exp=" + exp + "&kid=" + signer.kid() + "&sig="
                + signature(signer, key.value(), exp, fileName)
                + (fileName.isEmpty() ? "" : "&download=" + URLEncoder.encode(fileName, StandardCharsets.UTF_8));
    }

    /**
     * Judges the parts of a request, as decoded from its URL.
     *
     * @param method
     *            the HTTP method; GET and HEAD may read
     * @param key
     *            what followed {@code /media/}
     * @param fileName
     *            the {@code download} parameter, null when there was none
     */
    public Verdict verify(String method, String key, @Nullable String exp, @Nullable String kid, @Nullable String sig,
            @Nullable String fileName) {
        if (exp == null || kid == null || sig == null || !EXPIRY.matcher(exp).matches()) {
            return Denied.MALFORMED;
        }
        if (!method.equals(GET) && !method.equals("HEAD")) {
            return Denied.FORGED;
        }
        Optional<SigningKeys.Key> signer = keys.find(kid);
        if (signer.isEmpty()) {
            return Denied.UNKNOWN_KEY;
        }
        String name = fileName == null ? "" : fileName;
        byte[] expected = signature(signer.get(), key, exp, name).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, sig.getBytes(StandardCharsets.UTF_8))) {
            return Denied.FORGED;
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(exp));
        return clock.instant().isBefore(end) ? new Granted(new ObjectKey(key), end, name) : Denied.EXPIRED;
    }

    /**
     * Judges a URL that we may have handed out: its path and query, or the same with scheme and host before it. The
     * host does not matter, since nothing is ever fetched from it.
     */
    public Verdict verify(String url) {
        try {
            URI uri = new URI(url);
            String path = uri.getRawPath();
            String query = uri.getRawQuery();
            if (path == null || query == null || !path.startsWith(PATH) || uri.getRawFragment() != null) {
                return Denied.MALFORMED;
            }
            Map<String, String> parameters = parameters(query);
            return verify(GET, path.substring(PATH.length()), parameters.remove("exp"), parameters.remove("kid"),
                    parameters.remove("sig"), parameters.remove("download"));
        } catch (java.net.URISyntaxException | IllegalArgumentException notOurs) {
            return Denied.MALFORMED;
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || parameters.put(pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("not a parameter, or twice the same");
            }
        }
        return parameters;
    }

    private static String signature(SigningKeys.Key signer, String key, String exp, String fileName) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signer.secret(), "HmacSHA256"));
            byte[] message = String.join("\n", "v1", GET, key, exp, fileName).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** What a URL is worth. */
    public sealed interface Verdict permits Granted, Denied {}

    /**
     * The URL is ours and alive.
     *
     * @param fileName
     *            the name to save as; empty when the object is to be shown
     */
    public record Granted(ObjectKey key, Instant end, String fileName) implements Verdict {}

    /** The URL opens nothing. */
    public enum Denied implements Verdict {
        /** Not of our form. */
        MALFORMED,
        /** Signed by a key that no longer counts, or never did. */
        UNKNOWN_KEY,
        /** The signature is not that of this key, expiry, name and method. */
        FORGED,
        /** Once ours; its time is over. */
        EXPIRED
    }
}
