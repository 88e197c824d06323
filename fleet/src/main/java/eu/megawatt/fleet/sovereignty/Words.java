package eu.megawatt.fleet.sovereignty;

import java.util.Set;
import java.util.TreeSet;

/** Values in words. */
final class Words {

  private Words() {}

  static String of(Set<String> some) {
    return some.isEmpty() ? "none" : String.join(", ", new TreeSet<>(some));
  }

  static String qualifier(Attribute<?> attribute) {
    return attribute.name().substring(attribute.name().indexOf('.') + 1);
  }
}
