package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a logging library can walk by itself goes to the log as it is; the rest as a picture. */
class TameThrowablesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("tame")
  void theTameIsTheVeryInstance(String name, Throwable throwable) {
    assertThat(ScrubbedThrowable.of(throwable, text -> text)).isSameAs(throwable);
  }

  static Stream<Arguments> tame() {
    Exception withSuppressed = new Exception("outer", new IOException("inner"));
    Exception onClose = new IOException("on close", new IOException("why"));
    onClose.addSuppressed(new IOException("on the close of a close"));
    withSuppressed.addSuppressed(onClose);
    withSuppressed.getCause().addSuppressed(new IOException());
    Exception shared = new IOException("shared");
    Exception twice = new Exception("a", shared);
    twice.addSuppressed(shared);
    return Stream.of(
        Arguments.of("no message", new Exception()),
        Arguments.of(
            "no trace",
            new Exception("m", null) {
              private static final long serialVersionUID = 1L;

              @Override
              public synchronized Throwable fillInStackTrace() {
                return this;
              }
            }),
        Arguments.of("a cause", new UncheckedIOException("m", new IOException("n"))),
        Arguments.of("sixteen causes", Throwables.chainOf(16)),
        Arguments.of("nested try-with-resources", withSuppressed),
        Arguments.of("one in two places", twice),
        Arguments.of("all equal", new Throwables.AllEqual(new Throwables.AllEqual(null))),
        Arguments.of("the longest message", new Exception("m".repeat(8_192))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wild")
  void theWildIsAPicture(String name, Throwable throwable) {
    Throwable safe = ScrubbedThrowable.of(throwable, text -> text);
    assertThat(safe).isInstanceOf(ScrubbedThrowable.class);
    assertThat(safe.toString()).startsWith(throwable.getClass().getName());
  }

  static Stream<Arguments> wild() {
    return Stream.of(
        Arguments.of("seventeen causes", Throwables.chainOf(17)),
        Arguments.of("a hundred thousand causes", Throwables.chainOf(100_000)),
        Arguments.of("a circle", Throwables.circleOf(2).get(0)),
        Arguments.of("its own cause", new Throwables.OwnCause()),
        Arguments.of("causes without end", new Throwables.EndlessCause()),
        Arguments.of("all hostile", new Throwables.Hostile()),
        Arguments.of("a hostile cause", new Exception("m", new Throwables.Hostile())),
        Arguments.of("no frames", new Throwables.Framed((StackTraceElement[]) null)),
        Arguments.of("a null frame", new Throwables.Framed((StackTraceElement) null)),
        Arguments.of("a million frames", new Throwables.Framed(new StackTraceElement[1_000_000])),
        Arguments.of("a long message", new Exception("m".repeat(8_193))),
        Arguments.of("seventeen suppressed", suppressing(manyOf(17))),
        Arguments.of("a suppressed circle", suppressing(Throwables.circleOf(2).subList(0, 1))),
        Arguments.of("a suppressed self", suppressing(List.of(new Throwables.OwnCause()))),
        Arguments.of("suppressed and cause in a circle", suppressedBack()),
        Arguments.of("suppressed below a suppressed's cause", suppressedBelow()),
        Arguments.of("a hostile suppressed", suppressing(List.of(new Throwables.Hostile()))),
        Arguments.of("ten by ten", suppressing(tenByTen())),
        Arguments.of("two to the fifteenth", diamonds(15)));
  }

  static Throwable suppressing(List<? extends Throwable> suppressed) {
    Exception outer = new Exception("outer");
    suppressed.forEach(outer::addSuppressed);
    return outer;
  }

  static List<Exception> manyOf(int count) {
    return Stream.generate(() -> new Exception("one of many")).limit(count).toList();
  }

  /** The outer suppresses one whose cause is the outer. */
  static Throwable suppressedBack() {
    Exception outer = new Exception("outer");
    outer.addSuppressed(new IOException("on close", outer));
    return outer;
  }

  /** The outer suppresses one whose cause suppresses the outer. */
  static Throwable suppressedBelow() {
    Exception outer = new Exception("outer");
    Exception cause = new IOException("cause");
    cause.addSuppressed(outer);
    outer.addSuppressed(new IOException("on close", cause));
    return outer;
  }

  private static List<Throwable> tenByTen() {
    return Stream.generate(() -> suppressing(manyOf(10))).limit(10).toList();
  }

  private static Throwable diamonds(int depth) {
    Throwable below = new Exception("end");
    for (int i = 0; i < depth; i++) {
      Exception above = new Exception("level", below);
      above.addSuppressed(below);
      below = above;
    }
    return below;
  }
}
