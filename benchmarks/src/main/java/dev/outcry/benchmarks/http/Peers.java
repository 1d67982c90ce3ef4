package dev.outcry.benchmarks.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The servers' names for people. */
public final class Peers {

  private Peers() {}

  /** By what they are called in the results, in the order in which they are shown. */
  public static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Peer peer : Peer.values()) {
      titles.put(peer.name(), peer.title);
    }
    return titles;
  }

  /** What a case of the results is for people. */
  public static String caseTitle(String name) {
    return Case.valueOf(name).title;
  }
}
