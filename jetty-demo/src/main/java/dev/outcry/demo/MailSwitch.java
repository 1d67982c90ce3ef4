package dev.outcry.demo;

import ch.qos.logback.core.PropertyDefinerBase;

/** For the logging configuration: whether there is a server to send mails by. */
public final class MailSwitch extends PropertyDefinerBase {

  /** Made by logback. */
  public MailSwitch() {}

  @Override
  public String getPropertyValue() {
    String host = System.getenv("OUTCRY_SMTP_HOST");
    return host == null || host.isBlank() ? "without-mail" : "with-mail";
  }
}
