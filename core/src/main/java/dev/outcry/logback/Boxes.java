package dev.outcry.logback;

import dev.outcry.context.RequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The black boxes of one unit of work, which die with it: one for each appender that has any. */
final class Boxes {

  private static final BlackBox[] NONE = {};

  private volatile BlackBox[] boxes = NONE;

  private Boxes() {}

  /** The box in this memory of the request that the context is, or lies inside. */
  static BlackBox of(RequestContext context, BoxMemory memory) {
    return request(context).attachment(Boxes.class, Boxes::new).in(memory);
  }

  /** Work inside a request that has its id is told with it. */
  static RequestContext request(RequestContext context) {
    RequestContext request = context;
    Optional<RequestContext> around = context.outer();
    while (around.isPresent() && around.get().requestId().equals(request.requestId())) {
      request = around.get();
      around = request.outer();
    }
    return request;
  }

  private BlackBox in(BoxMemory memory) {
    BlackBox known = find(memory);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = find(memory);
      if (known == null) {
        known = new BlackBox(memory);
        BlackBox[] more = new BlackBox[boxes.length + 1];
        System.arraycopy(boxes, 0, more, 1, boxes.length);
        more[0] = known;
        boxes = more;
      }
      return known;
    }
  }

  private @Nullable BlackBox find(BoxMemory memory) {
    for (BlackBox box : boxes) {
      if (box.isIn(memory)) {
        return box;
      }
    }
    return null;
  }
}
