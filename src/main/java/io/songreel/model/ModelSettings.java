package io.songreel.model;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where models are and come from: {@code songreel.models.*}.
 *
 * @param dir
 *            {@code dir}: the folder that pulls write to; {@code models} in the data directory when empty
 * @param folders
 *            {@code folders}: more folders to use models from in place, such as a USB disk; never written to
 * @param hubCache
 *            {@code hub-cache}: the cache of Hugging Face's own tools, used in place too; {@code auto} is where they
 *            keep it ({@code HF_HUB_CACHE}, {@code HF_HOME}, {@code ~/.cache/huggingface/hub}), {@code off} is none,
 *            anything else a folder
 * @param mirror
 *            {@code mirror}: a base URL to pull from instead of the publishers; a file is at {@code {mirror}/{model
 *            id}/{file}}, which is the form of the models folder itself
 */
@ConfigurationProperties("songreel.models")
public record ModelSettings(@Bindable(defaultValue = "") String dir, @Bindable(defaultValue = "") List<String> folders,
        @Bindable(defaultValue = "auto") String hubCache, @Nullable URI mirror) {}
