package org.jarshy.gateway.keyword;

/** Slips of a thumb. */
final class Slips {

  private Slips() {}

  /** One letter wrong, missing or too many, or two neighbours swapped. */
  static boolean oneApart(String a, String b) {
    if (a.length() < b.length()) {
      return oneApart(b, a);
    }
    if (a.length() - b.length() > 1 || a.equals(b)) {
      return false;
    }
    int same = 0;
    while (same < b.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    if (a.length() > b.length()) {
      return a.startsWith(b.substring(same), same + 1);
    }
    if (a.startsWith(b.substring(same + 1), same + 1)) {
      return true;
    }
    return a.charAt(same) == b.charAt(same + 1)
        && a.charAt(same + 1) == b.charAt(same)
        && a.startsWith(b.substring(same + 2), same + 2);
  }
}
