package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A context that is built while another is open lies inside that one. */
class LiesInsideTest {

  private final RequestContext request = RequestContext.of("request");

  @Test
  void whatIsBuiltInsideLiesInside() {
    request.run(() -> assertThat(RequestContext.of("inner").outer()).containsSame(request));
    assertThat(RequestContext.of("after").outer()).isEmpty();
  }

  @Test
  void aCopyLiesWhereItsOriginalDoes() {
    RequestContext inner = request.toBuilder().build();
    assertThat(inner.outer()).isEmpty();
    request.run(
        () -> {
          RequestContext built = RequestContext.of("inner");
          assertThat(built.toBuilder().build().outer()).containsSame(request);
          assertThat(request.toBuilder().build().outer()).isEmpty();
        });
  }

  @Test
  void theRelationIsBoundedHoweverDeepTheNesting() {
    assertThat(longestChain(request, 200)).isEqualTo(17);
  }

  private static int longestChain(RequestContext context, int levels) {
    int[] longest = {length(context)};
    if (levels > 0) {
      context.run(
          () ->
              longest[0] = Math.max(longest[0], longestChain(RequestContext.of("in"), levels - 1)));
    }
    return longest[0];
  }

  private static int length(RequestContext context) {
    int length = 0;
    Optional<RequestContext> next = Optional.of(context);
    while (next.isPresent()) {
      length++;
      next = next.get().outer();
    }
    return length;
  }
}
