package dev.outcry.demo;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;

/**
 * Says on stderr what Logback complains of: where failures come by mail, a server that is not there
 * would else be nobody's news.
 */
public final class MailTrouble implements StatusListener {

  /** Made by logback. */
  public MailTrouble() {}

  @Override
  public void addStatusEvent(Status status) {
    if (status.getLevel() >= Status.WARN) {
      Throwable why = status.getThrowable();
      System.err.println("outcry-demo: " + status.getMessage() + (why == null ? "" : ": " + why));
    }
  }
}
