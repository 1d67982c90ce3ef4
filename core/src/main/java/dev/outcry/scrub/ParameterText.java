package dev.outcry.scrub;

/** A query or a form: {@code name=value&name=value}. */
final class ParameterText {

  private final Scrubber scrubber;
  private final SensitiveNames names;

  ParameterText(Scrubber scrubber, SensitiveNames names) {
    this.scrubber = scrubber;
    this.names = names;
  }

  String scrub(String query) {
    boolean grant = has(query, "code") && has(query, "state"); // OAuth 2, RFC 6749 section 4.1.2
    StringBuilder out = new StringBuilder(query.length());
    int from = 0;
    while (true) {
      int and = query.indexOf('&', from);
      parameter(query.substring(from, and < 0 ? query.length() : and), grant, out);
      if (and < 0) {
        return Masked.sameOr(query, out);
      }
      out.append('&');
      from = and + 1;
    }
  }

  private void parameter(String parameter, boolean grant, StringBuilder out) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    String shown = PercentCoding.scrubbed(name, true, scrubber);
    out.append(shown);
    if (equals >= 0) {
      String value = parameter.substring(equals + 1);
      boolean sensitive = isSensitive(name) || isSensitive(shown) || (grant && isCode(name));
      out.append('=')
          .append(sensitive ? Masked.value(value) : PercentCoding.scrubbed(value, true, scrubber));
    }
  }

  private boolean isSensitive(String name) {
    return names.parameter(PercentCoding.decoded(name, true));
  }

  private static boolean isCode(String name) {
    return name.equals("code") || name.equals("?code");
  }

  private static boolean has(String query, String name) {
    String assigned = name + '=';
    int at = query.indexOf(assigned);
    while (at > 0 && query.charAt(at - 1) != '&' && query.charAt(at - 1) != '?') {
      at = query.indexOf(assigned, at + 1);
    }
    return at >= 0;
  }
}
