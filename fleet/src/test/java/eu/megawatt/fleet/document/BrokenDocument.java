package eu.megawatt.fleet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A broken document: a replacement in a good one.
 *
 * @param name what is wrong
 * @param replaced what stands in the good document
 * @param by what stands there instead
 * @param said every line that a reader says of it
 */
public record BrokenDocument(String name, String replaced, String by, List<String> said) {

  @Override
  public String toString() {
    return name;
  }

  /** The good document with the replacement made. */
  public String in(String good) {
    if (good.split(Pattern.quote(replaced), -1).length != 2) {
      throw new IllegalStateException("not exactly once in the good document: " + replaced);
    }
    return good.replace(replaced, by);
  }

  public static List<BrokenDocument> table(String resource) {
    List<BrokenDocument> table = new ArrayList<>();
    String[] blocks = TestingDocuments.resource(resource).split("\n\n", -1);
    for (int i = 1; i < blocks.length; i++) {
      table.add(
          new BrokenDocument(
              String.join("\n", marked(blocks[i], '#')),
              String.join("\n", marked(blocks[i], '-')),
              String.join("\n", marked(blocks[i], '+')),
              marked(blocks[i], '!')));
    }
    return table;
  }

  private static List<String> marked(String block, char mark) {
    return block
        .lines()
        .filter(line -> line.charAt(0) == mark)
        .map(line -> line.substring(Math.min(2, line.length())))
        .toList();
  }
}
