package io.songreel.model.runtime;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a graph takes and gives, in its own order. Every runtime checks a run against it first, so that a wrong tensor is
 * told in the same words whatever the framework would have said, or done.
 */
public record GraphSignature(Map<String, TensorSpec> inputs, Map<String, TensorSpec> outputs) {
    public GraphSignature {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * @throws ModelException
     *             a name is missing or unknown, or a shape does not fit; the text names what is expected
     */
    public void check(Map<String, ? extends Tensor> given, Collection<String> wanted) throws ModelException {
        if (!given.keySet().equals(inputs.keySet())) {
            throw new ModelException("This graph takes " + describe(inputs) + ", but was given " + names(given.keySet())
                    + ".");
        }
        if (wanted.isEmpty() || !outputs.keySet().containsAll(wanted)) {
            throw new ModelException("This graph gives " + describe(outputs) + ", but " + names(wanted)
                    + " was asked for.");
        }
        for (var input : inputs.entrySet()) {
            Tensor tensor = tensor(given, input.getKey());
            if (tensor instanceof Tensor.Held held && held.type() != input.getValue().type()) {
                throw new ModelException("The input " + input.getKey() + " is " + describe(input.getValue())
                        + ", but was given a held tensor of another type.");
            }
            if (!fits(input.getValue().shape(), tensor.shape())) {
                throw new ModelException("The input " + input.getKey() + " is " + describe(input.getValue())
                        + ", but was given the shape " + shape(tensor.shape()) + ".");
            }
        }
    }

    /** The tensor that {@link #check} found to be there. */
    public static Tensor tensor(Map<String, ? extends Tensor> given, String name) {
        Tensor tensor = given.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return tensor;
    }

    private static boolean fits(int[] wanted, int... given) {
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != TensorSpec.FREE && wanted[i] != given[i]) {
                return false;
            }
        }
        return true;
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "nothing" : names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String describe(Map<String, TensorSpec> specs) {
        return specs.entrySet().stream().map(spec -> spec.getKey() + ": " + describe(spec.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String describe(TensorSpec spec) {
        return spec.type().name().toLowerCase(Locale.ROOT) + " " + shape(spec.shape());
    }

    private static String shape(int... shape) {
        return Arrays.stream(shape).mapToObj(side -> side == TensorSpec.FREE ? "?" : Integer.toString(side))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
