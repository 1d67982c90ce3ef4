package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two failures are the same one when they are of the same classes and from the same place. */
class FingerprintTest {

  private static final String APP = "com.example.shop.";

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, "Some.java", line);
  }

  private static <T extends Throwable> T at(T error, StackTraceElement... frames) {
    error.setStackTrace(frames);
    return error;
  }

  private static Exception at(String type, String method) {
    return at(new Exception(), frame(type, method, 1), frame(APP + "Main", "main", 9));
  }

  private static Fingerprint of(Throwable error) {
    return Fingerprint.of(error);
  }

  @Test
  void linesAndMessagesDoNotCount() {
    Exception before = at(new Exception("order 7"), frame(APP + "Cart", "add", 10));
    Exception after = at(new Exception("order 8"), frame(APP + "Cart", "add", 12));
    assertThat(of(before)).isEqualTo(of(after));
  }

  @Test
  void classMethodAndTypeDo() {
    Fingerprint print = of(at(APP + "Cart", "add"));
    assertThat(of(at(APP + "Cart", "remove"))).isNotEqualTo(print);
    assertThat(of(at(APP + "Order", "add"))).isNotEqualTo(print);
    assertThat(of(at(new IOException(), at(APP + "Cart", "add").getStackTrace())))
        .isNotEqualTo(print);
  }

  @Test
  void whereANameEndsCounts() {
    assertThat(of(at(APP + "Ab", "c"))).isNotEqualTo(of(at(APP + "A", "bc")));
  }

  @Test
  void whatIsAClassAndWhatAMethodCounts() {
    assertThat(of(at("a", "b"))).isNotEqualTo(of(at("b", "a")));
  }

  @Test
  void thousandsOfNamesDoNotGetInEachOthersWay() {
    List<Fingerprint> first = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      first.add(of(at(APP + "Cart" + i, "add" + i)));
    }
    assertThat(first).doesNotHaveDuplicates();
    for (int i = 4_999; i >= 0; i--) { // the places of most names are taken by others now
      assertThat(of(at(APP + "Cart" + i, "add" + i))).isEqualTo(first.get(i));
    }
    String long1 = "x".repeat(300) + "1";
    assertThat(of(at(long1, long1))).isEqualTo(of(at(long1, long1))).isNotIn(first);
  }

  @Test
  void causesCountInTheirOrder() {
    Exception plain = at(APP + "Cart", "add");
    Exception withCause = at(APP + "Cart", "add");
    withCause.initCause(at(new IOException(), frame(APP + "Db", "read", 1)));
    assertThat(of(withCause)).isNotEqualTo(of(plain));

    Exception swapped = at(new IOException(), frame(APP + "Db", "read", 1));
    swapped.initCause(at(APP + "Cart", "add"));
    assertThat(of(swapped)).isNotEqualTo(of(withCause));
  }

  @Test
  void aRealFailureKeepsItsFingerprintWhereverItsCallerIsCalledFrom() throws Exception {
    Callable<Fingerprint> work = () -> Fingerprint.of(made(), "dev.outcry.report.FingerprintTest");
    assertThat(work.call()).isEqualTo(work.call());
  }

  private static IllegalStateException made() {
    return new IllegalStateException("at " + System.nanoTime());
  }

  @ParameterizedTest
  @CsvSource({
    // lambdas: their methods and their classes are numbered anew by every build and run
    "com.example.shop.Cart, lambda$add$0, com.example.shop.Cart, lambda$add$7",
    "com.example.shop.Cart$$Lambda$14/0x0000000800c03000, run,"
        + " com.example.shop.Cart$$Lambda$15/0x0000000800c07a18, run",
    "com.example.shop.Cart$$Lambda/0x00007f5d0021a440, run,"
        + " com.example.shop.Cart$$Lambda/0x00007f5d0021a660, run",
    // proxies of the JDK, of Spring, of Hibernate, of Mockito
    "com.example.shop.$Proxy12, add, com.example.shop.$Proxy7, add",
    "com.sun.proxy.$Proxy12, add, com.sun.proxy.$Proxy7, add",
    "com.example.shop.Cart$$EnhancerBySpringCGLIB$$1a2b, add,"
        + " com.example.shop.Cart$$EnhancerBySpringCGLIB$$9f8e, add",
    "com.example.shop.Cart$$SpringCGLIB$$0, add, com.example.shop.Cart$$SpringCGLIB$$1, add",
    "com.example.shop.Cart$HibernateProxy$aB3, add, com.example.shop.Cart$HibernateProxy$Xy9, add",
    "com.example.shop.Cart$MockitoMock$123, add, com.example.shop.Cart$MockitoMock$-9, add",
    // hidden classes
    "com.example.shop.Gen/0x0000000800c03000, x, com.example.shop.Gen/0x0000000800c0aaaa, x",
  })
  void generatedNamesAreTheSameInEveryRun(
      String type, String method, String otherType, String otherMethod) {
    assertThat(of(at(type, method))).isEqualTo(of(at(otherType, otherMethod)));
  }

  @Test
  void theBodyOfALambdaBelongsToTheMethodThatItStandsIn() {
    Exception inLoop = at(APP + "Cart", "add");
    Exception inLambda =
        at(
            new Exception(),
            frame(APP + "Cart", "lambda$add$3", 2),
            frame("java.util.ArrayList", "forEach", 1511),
            frame(APP + "Cart", "add", 1),
            frame(APP + "Main", "main", 9));
    assertThat(of(inLambda)).isEqualTo(of(inLoop));
    assertThat(of(at(APP + "Cart", "lambda$new$0"))).isEqualTo(of(at(APP + "Cart", "<init>")));
    assertThat(of(at(APP + "Cart", "lambda$static$0"))).isEqualTo(of(at(APP + "Cart", "<clinit>")));
    assertThat(of(at(APP + "Cart", "lambda$add$0")))
        .isNotEqualTo(of(at(APP + "Cart", "lambda$remove$0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.proxy2.$Proxy12",
        APP + "$Proxy12",
        APP + "Cart$$SpringCGLIB$$0",
        APP + "Cart$MockitoMock$123"
      })
  void whatOnlyPassesTheCallOnDoesNotCount(String proxy) {
    Exception direct = at(APP + "Cart", "add");
    Exception passedOn =
        at(
            new Exception(),
            frame(APP + "Cart", "add", 1),
            frame(proxy, "put", -1),
            frame(APP + "Main", "main", 9));
    assertThat(of(passedOn)).isEqualTo(of(direct));
    assertThat(Fingerprint.of(passedOn, APP)).isEqualTo(Fingerprint.of(direct, APP));
  }

  @Test
  void ordinaryNamesKeepTheirDigitsAndDollars() {
    assertThat(of(at(APP + "Sha1", "f"))).isNotEqualTo(of(at(APP + "Sha2", "f")));
    assertThat(of(at(APP + "My$ProxyA", "f"))).isNotEqualTo(of(at(APP + "My$ProxyB", "f")));
    assertThat(of(at(APP + "Cart$1", "f"))).isNotEqualTo(of(at(APP + "Cart$2", "f")));
    assertThat(of(at(APP + "Cart", "step1"))).isNotEqualTo(of(at(APP + "Cart", "step2")));
  }

  @Test
  void aCallByReflectionIsAnyCall() {
    Exception direct =
        at(new Exception(), frame(APP + "Cart", "add", 1), frame(APP + "Main", "main", 2));
    Exception reflected =
        at(
            new Exception(),
            frame(APP + "Cart", "add", 1),
            frame("jdk.internal.reflect.GeneratedMethodAccessor12", "invoke", -1),
            frame("jdk.internal.reflect.DelegatingMethodAccessorImpl", "invoke", 43),
            frame("java.lang.reflect.Method", "invoke", 569),
            frame(APP + "Main", "main", 2));
    assertThat(of(reflected)).isEqualTo(of(direct));
  }

  @Test
  void aRealProxyDoesNotShow() throws Throwable {
    InvocationHandler failing =
        (proxy, method, arguments) -> {
          throw new IllegalStateException();
        };
    Fingerprint[] prints = new Fingerprint[2];
    for (int i = 0; i < 2; i++) {
      Runnable proxy =
          (Runnable)
              Proxy.newProxyInstance(
                  new ClassLoader(getClass().getClassLoader()) {}, // a class of its own each
                  new Class<?>[] {Runnable.class},
                  failing);
      try {
        proxy.run();
      } catch (IllegalStateException error) {
        prints[i] = of(error);
      }
    }
    assertThat(prints[0]).isNotNull().isEqualTo(prints[1]);
  }

  @Test
  void onlyTheApplicationsFramesCountWhereThereAreAny() {
    Exception one =
        at(
            new Exception(),
            frame("java.util.ArrayList", "get", 1),
            frame(APP + "Cart", "add", 1),
            frame("org.apache.catalina.core.StandardWrapperValve", "invoke", 1));
    Exception other =
        at(
            new Exception(),
            frame("java.util.LinkedList", "getFirst", 1),
            frame(APP + "Cart", "add", 1),
            frame("org.eclipse.jetty.server.Server", "handle", 1));
    assertThat(of(one)).isEqualTo(of(other));
    assertThat(Fingerprint.of(one, APP)).isEqualTo(Fingerprint.of(other, APP));
    assertThat(Fingerprint.of(one, "org.apache."))
        .isNotEqualTo(Fingerprint.of(other, "org.apache."));
  }

  @Test
  void withoutAnyTheFirstOfTheOthersDo() {
    Exception one = at(new Exception(), frame("java.util.ArrayList", "get", 1));
    Exception other = at(new Exception(), frame("java.util.LinkedList", "getFirst", 1));
    assertThat(of(one)).isNotEqualTo(of(other));
  }

  @Test
  void aThrowableWithoutFramesHasAFingerprint() {
    assertThat(of(at(new Exception()))).isNotEqualTo(of(at(new IOException())));
  }

  @Test
  void aCircleOfCausesComesToAnEnd() {
    Exception a = at(APP + "Cart", "add");
    Exception b = at(APP + "Cart", "remove");
    a.initCause(b);
    b.initCause(a);
    assertThat(of(a)).isEqualTo(of(a)).isNotEqualTo(of(b));
  }

  @Test
  void aHundredThousandCausesComeToAnEnd() {
    Exception deep = at(APP + "Cart", "add");
    for (int i = 0; i < 100_000; i++) {
      deep = at(new Exception("level", deep), frame(APP + "Cart", "add", 1));
    }
    Exception deeper = at(new Exception("level", deep), frame(APP + "Cart", "add", 1));
    assertThat(of(deeper)).isEqualTo(of(deep));
  }

  @Test
  void theDepthOfARecursionDoesNotCount() {
    StackTraceElement[] shallow = new StackTraceElement[60];
    StackTraceElement[] deep = new StackTraceElement[1_024];
    java.util.Arrays.fill(shallow, frame(APP + "Tree", "walk", 3));
    java.util.Arrays.fill(deep, frame(APP + "Tree", "walk", 4));
    assertThat(of(at(new StackOverflowError(), shallow)))
        .isEqualTo(of(at(new StackOverflowError(), deep)))
        .isNotEqualTo(of(at(new StackOverflowError(), frame(APP + "List", "walk", 3))));
  }

  @Test
  void itDoesNotMatterWhichOfARingOfMethodsRanOutOfStack() {
    StackTraceElement ping = frame(APP + "Ping", "ping", 3);
    StackTraceElement pong = frame(APP + "Pong", "pong", 3);
    StackTraceElement[] one = new StackTraceElement[1_024];
    StackTraceElement[] other = new StackTraceElement[1_024];
    for (int i = 0; i < 1_024; i++) {
      one[i] = i % 2 == 0 ? ping : pong;
      other[i] = i % 2 == 0 ? pong : ping;
    }
    assertThat(of(at(new StackOverflowError(), one)))
        .isEqualTo(of(at(new StackOverflowError(), other)));
  }

  @Test
  void aRealOverflowIsTheSameOneEveryTime() {
    assertThat(of(overflow(0))).isEqualTo(of(overflow(7)));
  }

  private static StackOverflowError overflow(int depth) {
    try {
      return depth == 0 ? endless(1) : overflow(depth - 1);
    } catch (StackOverflowError error) {
      return error;
    }
  }

  @SuppressWarnings("InfiniteRecursion") // it is meant to
  private static StackOverflowError endless(int n) {
    StackOverflowError never = endless(n + 1);
    return n > 0 ? never : null;
  }

  @Test
  void wrappersOfReflectionAreClassesLikeOthers() {
    Exception inner = at(APP + "Cart", "add");
    assertThat(of(at(new InvocationTargetException(inner), frame(APP + "Main", "main", 1))))
        .isNotEqualTo(of(inner));
  }

  @Test
  void itIsSixteenHexadecimalDigitsAndBack() {
    for (long bits : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xabcdefL}) {
      Fingerprint print = new Fingerprint(bits);
      assertThat(print.toString()).matches("[0-9a-f]{16}");
      assertThat(Fingerprint.parse(print.toString())).isEqualTo(print);
    }
    assertThat(new Fingerprint(0xabcL)).hasToString("0000000000000abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0000000000000abcd",
        "00000000000000g0",
        "-000000000000001",
        "+000000000000001",
        " 000000000000001",
        "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"
            + "\u0661\u0661\u0661\u0661",
        "000000000000000\uff11"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.parse(text))
        .withMessageContaining("16 hexadecimal digits");
  }
}
