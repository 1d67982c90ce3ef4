package dev.outcry.servlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A made-up secret. All of them are put together here, so that no scanner takes them for real.
 *
 * @param text what is planted
 * @param hidden the part of it that must be seen nowhere
 */
record PlantedSecret(String text, String hidden) {

  private static final String DIGITS = "4071936528".repeat(6);
  private static final String UPPER = "QWERTZUIOPASDFGHJKLYXCVBNM".repeat(4);
  private static final String HEX = "3f9a0c7be1d84526".repeat(8);
  private static final String MIXED = "aB3xK9mQ2wE7rT5yU1iO8pL6sD4fG0hJ".repeat(5);

  /** 60 and more, of every kind that is looked for by default. */
  static List<PlantedSecret> all() {
    List<PlantedSecret> all = new ArrayList<>();
    addNumbers(all);
    addCredentials(all);
    addVendors(all);
    addKeys(all);
    return all;
  }

  private static void addNumbers(List<PlantedSecret> all) {
    String domain = "@" + "shop.example.";
    whole(
        all,
        "jane.doe" + domain + "com",
        "j+orders" + domain + "co.uk",
        "ren\u00e9" + domain + "fr");
    whole(all, "4111 1111 " + "1111 1111", "5555-5555-" + "5555-4444", "3782 822463 " + "10005");
    whole(all, "60111111" + "11111117", "35301113" + "33300000", "222300004" + "8400011");
    whole(all, "DE89 3704 0044 " + "0532 0130 00", "GB82WEST1234" + "5698765432");
    whole(all, "FR1420041010" + "050500013M02606", "NL91ABNA" + "0417164300");
    whole(all, "536-90-" + "4399", "219-09-" + "9998");
  }

  private static void addCredentials(List<PlantedSecret> all) {
    String jwt = "ey" + "JhbGciOiJIUzI1NiJ9" + ".ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0.";
    whole(all, jwt + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", jwt);
    part(all, "Authorization: Bearer ", MIXED.substring(0, 40));
    part(all, "Bearer ", MIXED.substring(3, 40));
    part(all, "Authorization: Basic ", "YWxhZGRpbjpv" + "cGVuc2VzYW1l");
    part(all, "curl -u ", "admin:" + MIXED.substring(0, 12));
    part(all, "password=", "hunter" + "2Planted");
    part(all, "db.password: ", "hunter" + "3Planted");
    part(all, "{\"client_secret\":\"", MIXED.substring(0, 20));
    part(all, "apiKey => ", MIXED.substring(1, 25));
    part(all, "refresh_token=", MIXED.substring(2, 30));
    part(all, "sessionId=", HEX.substring(0, 32));
    part(all, "otp=", DIGITS.substring(0, 6));
    part(all, "jdbc:postgresql://app:", "s3cr" + "etPlanted", "@db:5432/shop");
    part(all, "redis://:", "r3dis" + "Planted", "@cache:6379/0");
    part(all, "amqp://guest:", "r4bbit" + "Planted", "@mq/%2f");
    part(all, "https://", "gh" + "u_" + MIXED.substring(0, 36), "@code.example/x.git");
    part(all, "jdbc:sqlserver://db;password=", "s4" + "Planted", ";encrypt=true");
  }

  private static void addVendors(List<PlantedSecret> all) {
    whole(all, "AK" + "IA" + UPPER.substring(0, 16), "AS" + "IA" + UPPER.substring(3, 19));
    for (String prefix : List.of("p", "o", "u", "s", "r")) {
      whole(all, "gh" + prefix + "_" + MIXED.substring(0, 36));
    }
    whole(all, "github" + "_pat_" + MIXED.substring(0, 82), "gl" + "pat-" + MIXED.substring(0, 20));
    whole(all, "gl" + "rt-" + MIXED.substring(4, 24));
    String slack = "-" + DIGITS.substring(0, 12) + "-" + DIGITS.substring(2, 14) + "-";
    whole(all, "xo" + "xb" + slack + MIXED.substring(0, 24));
    whole(all, "xo" + "xp" + slack + MIXED.substring(4, 36));
    whole(all, "sk" + "_live_" + MIXED.substring(0, 24), "rk" + "_test_" + MIXED.substring(0, 24));
    whole(all, "wh" + "sec_" + MIXED.substring(0, 32), "AI" + "za" + MIXED.substring(0, 35));
    whole(all, "sk" + "-ant-" + MIXED.substring(0, 60), "sk" + "-proj-" + MIXED.substring(0, 60));
    whole(all, "hv" + "s." + MIXED.substring(0, 95), "npm" + "_" + MIXED.substring(0, 36));
    whole(all, "S" + "G." + MIXED.substring(0, 22) + "." + MIXED.substring(0, 43));
    whole(all, "hf" + "_" + MIXED.substring(0, 34), "dop" + "_v1_" + HEX.substring(0, 64));
    whole(all, "shp" + "at_" + HEX.substring(0, 32), "sq0" + "atp-" + MIXED.substring(0, 22));
    whole(all, "glsa" + "_" + MIXED.substring(0, 32) + "_" + HEX.substring(0, 8));
    whole(all, HEX.substring(0, 32) + "-us" + "17", "pypi" + "-AgE" + MIXED.substring(0, 80));
    whole(all, DIGITS.substring(0, 9) + ":A" + "A" + MIXED.substring(0, 33));
  }

  private static void addKeys(List<PlantedSecret> all) {
    String body = MIXED.substring(0, 64);
    String begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
    String end = "-----END RSA " + "PRIVATE KEY-----";
    all.add(new PlantedSecret(begin + "\n" + body + "\n" + end, body));
    all.add(new PlantedSecret(begin + "\\n" + body + "\\n" + end, body));
    all.add(new PlantedSecret(begin + "\n" + body, body));
  }

  private static void whole(List<PlantedSecret> all, String... secrets) {
    for (String secret : secrets) {
      all.add(new PlantedSecret(secret, secret));
    }
  }

  private static void part(List<PlantedSecret> all, String before, String hidden) {
    part(all, before, hidden, before.contains("\"") ? "\"}" : "");
  }

  private static void part(List<PlantedSecret> all, String before, String hidden, String after) {
    all.add(new PlantedSecret(before + hidden + after, hidden));
  }

  /** Whether a text shows it, as it is or in the coding of a URL or of JSON. */
  boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return List.of(hidden, encoded(hidden), hidden.replace("/", "\\/")).stream()
        .anyMatch(form -> lower.contains(form.toLowerCase(Locale.ROOT)));
  }

  /** For a path or a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.substring(0, Math.min(text.length(), 24));
  }
}
