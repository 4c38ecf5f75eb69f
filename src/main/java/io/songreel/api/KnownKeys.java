package io.songreel.api;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every {@code songreel.*} key there is, read from what the beans ask for, so that there is no second list to forget. A
 * key that nobody asks for stops the start: it is a slip of the pen, or a setting of another version.
 */
@Singleton
final class KnownKeys {
    private static final String PREFIX = "songreel.";
    private static final String ENV_PREFIX = "SONGREEL_";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(songreel\\.[a-z0-9.-]+)");
    /** Read by the launcher, not by the server. */
    private static final Set<String> LAUNCHER = Set.of("SONGREEL_JAVA_HOME", "SONGREEL_JAVA_OPTS");

    private final Set<String> known = new TreeSet<>();

    KnownKeys(BeanContext beans) {
        known.add("songreel.home");
        for (BeanDefinition<?> bean : beans.getAllBeanDefinitions()) {
            if (bean.getBeanType().getName().startsWith("io.songreel.") || bean.getName().startsWith("io.songreel.")) {
                read(bean);
            }
        }
    }

    private void read(BeanDefinition<?> bean) {
        collect(bean.getAnnotationMetadata());
        for (Argument<?> argument : bean.getConstructor().getArguments()) {
            collect(argument.getAnnotationMetadata());
        }
        bean.getInjectedFields().forEach(field -> collect(field.getAnnotationMetadata()));
        bean.getInjectedMethods().forEach(method -> {
            collect(method.getAnnotationMetadata());
            for (Argument<?> argument : method.getArguments()) {
                collect(argument.getAnnotationMetadata());
            }
        });
        bean.getExecutableMethods().stream().map(ExecutableMethod::getAnnotationMetadata).forEach(this::collect);
    }

    private void collect(AnnotationMetadata metadata) {
        metadata.stringValue(Property.class, "name").ifPresent(this::add);
        metadata.stringValue(Value.class).ifPresent(this::placeholders);
        metadata.getAnnotationValuesByType(Requires.class).forEach(requires -> {
            requires.stringValue("property").ifPresent(this::add);
            requires.stringValue("missingProperty").ifPresent(this::add);
        });
    }

    private void add(String key) {
        if (key.startsWith(PREFIX)) {
            known.add(kebab(key));
        }
    }

    private void placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            add(matcher.group(1));
        }
    }

    /** The keys, sorted. */
    Set<String> all() {
        return Set.copyOf(known);
    }

    /** @throws BadConfiguration naming every unknown key and the nearest known one */
    void check(Environment environment) {
        Set<String> problems = new TreeSet<>();
        for (PropertySource source : environment.getPropertySources()) {
            // keys of application.yml that only other keys refer to are known by being there
            boolean ours = source.getName().equals("application");
            for (String name : source) {
                if (ours && name.startsWith(PREFIX)) {
                    add(withoutIndex(name));
                }
            }
        }
        for (PropertySource source : environment.getPropertySources()) {
            for (String name : source) {
                problem(name).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadConfiguration(String.join("\n", problems));
        }
    }

    /** What is wrong with a key or environment variable, for its owner. */
    Optional<String> problem(String name) {
        if (name.startsWith(ENV_PREFIX)) {
            return LAUNCHER.contains(name) || known.stream().map(KnownKeys::env).anyMatch(name::equals)
                    ? Optional.empty()
                    : Optional.of("unknown setting " + name + suggestion(name, known.stream().map(KnownKeys::env)
                            .toList()));
        }
        String key = kebab(withoutIndex(name));
        return !key.startsWith(PREFIX) || known.contains(key)
                ? Optional.empty()
                : Optional.of("unknown setting " + name + suggestion(key, List.copyOf(known)));
    }

    private static String suggestion(String name, List<String> offers) {
        return offers.stream().min(Comparator.<String>comparingInt(offer -> distance(name, offer))
                .thenComparing(Comparator.naturalOrder()))
                .filter(offer -> distance(name, offer) <= Math.max(3, name.length() / 3))
                .map(offer -> "; did you mean " + offer + "?").orElse("");
    }

    private static String withoutIndex(String key) {
        return key.replaceAll("\\[\\d+]", "");
    }

    private static String kebab(String key) {
        return NameUtils.hyphenate(key);
    }

    private static String env(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Levenshtein's distance: how many letters to add, drop or change. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
