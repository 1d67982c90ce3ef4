/**
 * Which status a failure has, who is to blame, and which handler answers.
 *
 * <p>{@link dev.outcry.classify.Registrations} are the four verbs of configuration: {@code on} a
 * status, {@code on} a class, {@code map} a class to a status, and {@code scope} for a part of the
 * paths. {@link dev.outcry.classify.ErrorRegistry} is their frozen result.
 *
 * <p>{@link dev.outcry.classify.ExceptionClassifier} applies it: by code first, then by class
 * hierarchy, the most specific class first, inner scopes before outer ones. It works alone, without
 * log, report or JSON.
 *
 * <p>{@link dev.outcry.classify.Classification} is the answer, and explains itself.
 */
@NullMarked
package dev.outcry.classify;

import org.jspecify.annotations.NullMarked;
