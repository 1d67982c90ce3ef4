package dev.outcry.scrub;

/**
 * A rule at work.
 *
 * @param trigger where to ask it
 * @param mask what stands for what it finds
 */
record Watch(Trigger trigger, Rule rule, Mask mask) {}
