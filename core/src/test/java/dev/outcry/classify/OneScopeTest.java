package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.handle;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Forbidden;
import dev.outcry.http.HttpErrors.InternalServerError;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers within one scope; the numbers are those of the port's case list. */
@SuppressWarnings("serial") // nobody stores the exceptions
class OneScopeTest {

  static class Parent extends Exception {}

  static class RegisteredChild extends Parent {}

  static class UnregisteredChild extends Parent {}

  static class ForbiddenSub extends Forbidden {}

  static class ForbiddenOther extends Forbidden {}

  private ErrorRegistry.Builder registry;

  @BeforeEach
  void start() {
    registry = ErrorRegistry.builder();
  }

  @Test
  void c020AClassHandlerGetsTheExceptionItself() {
    Named a = named("A");
    Parent error = new Parent();
    assertThat(answerTo(error, registry.on(Parent.class, a).on(500, named("B")))).isEqualTo("A");
    assertThat(a.given()).isSameAs(error);
  }

  @Test
  void c021TheHandlerOf500GetsTheUnexpectedAsTheCauseOfA500() {
    Named b = named("B");
    NoSuchElementException error = new NoSuchElementException();
    assertThat(answerTo(error, registry.on(Parent.class, named("A")).on(500, b))).isEqualTo("B");
    assertThat(b.given()).isExactlyInstanceOf(InternalServerError.class).hasCause(error);
  }

  @Test
  void c022TheHandlerOf500GetsAThrown500Itself() {
    Named b = named("B");
    HttpException error = HttpErrors.of(500);
    handle(error, registry.on(500, b));
    assertThat(b.given()).isSameAs(error).hasNoCause();
  }

  @Test
  void c023ToC025TheNearestClassWins() {
    registry.on(Parent.class, named("A")).on(RegisteredChild.class, named("B"));
    assertThat(answerTo(new Parent(), registry)).isEqualTo("A");
    assertThat(answerTo(new UnregisteredChild(), registry)).isEqualTo("A");
    assertThat(answerTo(new RegisteredChild(), registry)).isEqualTo("B");
  }

  @Test
  void c026ToC028AClassBelowTheStatusBeatsTheStatus() {
    registry.on(403, named("A")).on(ForbiddenSub.class, named("B"));
    assertThat(answerTo(new Forbidden(), registry)).isEqualTo("A");
    assertThat(answerTo(new ForbiddenSub(), registry)).isEqualTo("B");
    assertThat(answerTo(new ForbiddenOther(), registry)).isEqualTo("A");
  }

  @Test
  void c029ToC031TheOrderOfRegistrationDoesNotMatter() {
    registry.on(ForbiddenSub.class, named("B")).on(403, named("A"));
    assertThat(answerTo(HttpErrors.of(403), registry)).isEqualTo("A");
    assertThat(answerTo(new Forbidden(), registry)).isEqualTo("A");
    assertThat(answerTo(new ForbiddenSub(), registry)).isEqualTo("B");
  }

  @Test
  void c032OneAnswerDoesNotChangeTheNext() {
    registry.on(RegisteredChild.class, named("A")).on(Exception.class, named("B"));
    ExceptionClassifier classifier = ExceptionClassifier.of(registry.build());
    assertThat(classifier.classify(new Parent()).handledBy()).get().asString().contains("on(Exc");
    assertThat(classifier.classify(new RegisteredChild()).handledBy())
        .get()
        .asString()
        .contains("on(RegisteredChild");
    assertThat(classifier.classify(new Parent()).handledBy()).get().asString().contains("on(Exc");
  }

  @Test
  void c033ToC035StatusesAndClassesLiveSideBySide() {
    registry.on(404, named("A")).on(500, named("B")).on(Forbidden.class, named("C"));
    assertThat(answerTo(HttpErrors.of(404), registry)).isEqualTo("A");
    assertThat(answerTo(new ArithmeticException(), registry)).isEqualTo("B");
    assertThat(answerTo(HttpErrors.of(403), registry)).isEqualTo("C");
  }

  @Test
  void c037ToC039TheClassOf500AndTheNumber500AreAlike() {
    Named byClass = named("class");
    RuntimeException error = new IllegalStateException();
    handle(error, ErrorRegistry.builder().on(InternalServerError.class, byClass));
    assertThat(byClass.given()).isExactlyInstanceOf(InternalServerError.class).hasCause(error);

    Named thrown = named("thrown");
    InternalServerError direct = new InternalServerError();
    handle(direct, ErrorRegistry.builder().on(InternalServerError.class, thrown));
    assertThat(thrown.given()).isSameAs(direct);
  }

  @Test
  void c040ToC042AHandlerOfHttpExceptionSeesEveryStatusAndTheUnexpected() {
    for (int status : new int[] {404, 500, 507}) {
      assertThat(
              answerTo(
                  HttpErrors.of(status),
                  ErrorRegistry.builder().on(HttpException.class, named("A"))))
          .isEqualTo("A");
    }
    Named a = named("A");
    IOException error = new IOException();
    handle(error, registry.on(HttpException.class, a));
    assertThat(((HttpException) a.given()).status()).isEqualTo(500);
    assertThat(a.given()).hasCause(error);
  }

  @Test
  void c043ToC046AHandlerOfExceptionGetsWhateverItIsUnchanged() {
    Throwable[] errors = {new Parent(), new ArithmeticException(), HttpErrors.of(500)};
    for (Throwable error : errors) {
      Named a = named("A");
      handle(error, ErrorRegistry.builder().on(Exception.class, a));
      assertThat(a.given()).isSameAs(error);
    }
  }

  @Test
  void c047AStatusClassBeatsHttpException() {
    registry.on(HttpException.class, named("A")).on(Forbidden.class, named("B"));
    assertThat(answerTo(new NotFound(), registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(403), registry)).isEqualTo("B");
  }

  @Test
  void c048TheNearerOfTwoAncestorsWins() {
    registry.on(IOException.class, named("A")).on(ConnectException.class, named("B"));
    assertThat(answerTo(new ConnectException(), registry)).isEqualTo("B");
    assertThat(answerTo(new IOException(), registry)).isEqualTo("A");
  }

  @Test
  void c049ExceptionNeverStealsFromHttpException() {
    registry.on(HttpException.class, named("A")).on(Exception.class, named("B"));
    assertThat(answerTo(HttpErrors.of(404), registry)).isEqualTo("A");
    assertThat(answerTo(new ArithmeticException(), registry)).isEqualTo("B");
  }

  @Test
  void c050AnAncestorBeatsTheHandlerOf500ForTheUnexpected() {
    registry.on(RuntimeException.class, named("A")).on(500, named("B"));
    assertThat(answerTo(new NoSuchElementException(), registry)).isEqualTo("A");
  }

  @Test
  void c051ASubclassOf500IsNotAskedForTheUnexpected() {
    class InternalSub extends InternalServerError {}
    registry.on(InternalSub.class, named("A")).on(HttpException.class, named("B"));
    assertThat(answerTo(new NoSuchElementException(), registry)).isEqualTo("B");
  }

  @Test
  void c055AStatusOfAnInstanceIsItsStatusHoweverItWasMade() {
    registry.on(404, named("A"));
    assertThat(answerTo(new HttpException(404), registry)).isEqualTo("A");
  }

  @Test
  void c061CausesAreNotWalked() {
    registry.on(Parent.class, named("A"));
    assertThat(answerTo(new IllegalStateException("no", new Parent()), registry))
        .isEqualTo("built-in 500");
  }

  @Test
  void c062SuppressedThrowablesAreNotWalked() {
    registry.on(Parent.class, named("A"));
    Exception error = new Exception();
    error.addSuppressed(new Parent());
    assertThat(answerTo(error, registry)).isEqualTo("built-in 500");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 405, 418, 422, 451, 499, 500, 502, 503, 507, 599})
  void c064WithoutAHandlerTheStatusAnswersForItself(int status) {
    assertThat(answerTo(HttpErrors.of(status), registry)).isEqualTo("built-in " + status);
  }

  @Test
  void c065TheNumberMatchesEveryExceptionOfItsStatus() {
    class My403 extends HttpException {
      My403() {
        super(403);
      }
    }
    assertThat(answerTo(new My403(), registry.on(403, named("A")))).isEqualTo("A");
  }

  @Test
  void aRuntimeExceptionHandlerDoesNotCatchACheckedExceptionByItsStandIn() {
    registry.on(RuntimeException.class, named("A"));
    assertThat(answerTo(new IOException(), registry)).isEqualTo("built-in 500");
    assertThat(answerTo(HttpErrors.of(404), registry)).isEqualTo("A");
  }

  @Test
  void c090DetailsOfTheUnexpectedStayInside() {
    Handled handled = handle(new IllegalStateException("jdbc:secret"), registry);
    assertThat(handled.envelope()).isEqualTo(dev.outcry.envelope.ErrorEnvelope.of(500));
    assertThat(handled.classification().unexpected()).isTrue();
  }

  @Test
  void c092ErrorsAreAnsweredLikeAnythingElse() {
    assertThat(answerTo(new StackOverflowError(), registry)).isEqualTo("built-in 500");
    assertThat(answerTo(new OutOfMemoryError(), registry.on(500, named("A")))).isEqualTo("A");
  }
}
