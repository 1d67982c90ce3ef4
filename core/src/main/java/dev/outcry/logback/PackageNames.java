package dev.outcry.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The application's packages, as a configuration names them. */
final class PackageNames {

  private PackageNames() {}

  /** One, several with commas, or none. */
  static List<String> in(String names) {
    List<String> packages = new ArrayList<>();
    StringTokenizer each = new StringTokenizer(names, ", \t\r\n");
    while (each.hasMoreTokens()) {
      packages.add(each.nextToken());
    }
    return packages;
  }
}
