package io.songreel.diffusion.prompt;

/** A piece of a prompt and how much it counts; 1 is usual. */
public record WeightedText(String text, float weight) {}
