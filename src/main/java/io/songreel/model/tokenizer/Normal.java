package io.songreel.model.tokenizer;

import java.text.Normalizer;
import java.util.List;

/** What is done to a text before it is cut: Unicode's normal forms, in this order. */
record Normal(List<Normalizer.Form> forms) {
    Normal {
        forms = List.copyOf(forms);
    }

    String of(String text) {
        String normal = text;
        for (Normalizer.Form form : forms) {
            normal = Normalizer.normalize(normal, form);
        }
        return normal;
    }
}
