package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of one request. Its lock is held while an event is put in or all are taken out,
 * and never while anything is written or anybody is asked for a text. Thread-safe.
 */
final class BlackBox {

  private final BoxMemory memory;
  private final BoxMemory.Account account;
  private final Deque<HeldEvent> events = new ArrayDeque<>();

  /** The MDC of the event before: it is the same one mostly, and costs once. */
  private @Nullable Object mdc;

  private int dropped;

  BlackBox(BoxMemory memory) {
    this.memory = memory;
    this.account = new BoxMemory.Account(this);
  }

  boolean isIn(BoxMemory memory) {
    return this.memory == memory;
  }

  /** Holds the event; the oldest of the request give way, and then the oldest of all. */
  void add(HeldEvent event) {
    long change;
    boolean wasEmpty;
    synchronized (this) {
      long before = account.bytes;
      wasEmpty = before == 0;
      int bytes = event.bytes() + (event.mdc() == mdc ? 0 : event.mdcBytes());
      mdc = event.mdc();
      event.costs(bytes);
      events.addLast(event);
      long held = (wasEmpty ? BoxMemory.EMPTY : before) + bytes;
      while (!events.isEmpty()
          && (events.size() > memory.maxEvents || held > memory.maxBytes + BoxMemory.EMPTY)) {
        held -= events.removeFirst().costs();
        dropped++;
      }
      account.bytes = held;
      change = held - before;
    }
    if (wasEmpty) {
      memory.add(account);
    }
    memory.changed(change, this);
  }

  /** Everything, in its order and marked; what was dropped is said first. */
  List<ILoggingEvent> take(ILoggingEvent line) {
    List<ILoggingEvent> taken = new ArrayList<>();
    long freed;
    synchronized (this) {
      if (dropped > 0) {
        taken.add(HeldEvent.ofDropped(dropped, line));
      }
      for (HeldEvent event : events) {
        taken.add(event);
      }
      freed = Math.max(0, account.bytes - BoxMemory.EMPTY);
      account.bytes -= freed;
      clear();
      dropped = 0;
    }
    memory.changed(-freed, this);
    return taken;
  }

  /**
   * Makes room for others.
   *
   * @return how many bytes that are
   */
  synchronized long lose() {
    dropped += events.size();
    clear();
    return account.settle();
  }

  private void clear() {
    events.clear();
    mdc = null;
  }
}
