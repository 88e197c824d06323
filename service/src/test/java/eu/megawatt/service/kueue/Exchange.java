package eu.megawatt.service.kueue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One request and its answer, as files have them: {@code > METHOD PATH}, the body that is expected,
 * {@code < STATUS [words]}, the answer's lines. Of the words {@code opens NAME} opens a gate once
 * it is answered, {@code never} does not answer; in the lines {@code @ NAME} waits for a gate, and
 * {@code ...} keeps the answer open.
 */
record Exchange(String request, String body, int status, List<String> words, List<String> lines) {

  /** Those of a file. */
  static List<Exchange> of(String file) {
    List<Exchange> all = new ArrayList<>();
    for (String block : text(file).split("(?m)^> ", -1)) {
      if (block.isBlank() || block.startsWith("#")) {
        continue;
      }
      int answer = block.indexOf("\n< ");
      int first = block.indexOf('\n');
      List<String> lines =
          block
              .substring(answer + 3)
              .lines()
              .filter(it -> !it.isBlank() && !it.startsWith("#"))
              .toList();
      List<String> words = List.of(lines.getFirst().split(" ", -1));
      all.add(
          new Exchange(
              block.substring(0, first).strip(),
              block.substring(first, answer).strip(),
              Integer.parseInt(words.getFirst()),
              words.subList(1, words.size()),
              lines.subList(1, lines.size())));
    }
    return all;
  }

  private static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(Exchange.class.getResourceAsStream(file + ".http"), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isNever() {
    return words.contains("never");
  }

  /** The gate that its answer opens; empty text where it opens none. */
  String opens() {
    int at = words.indexOf("opens");
    return at < 0 ? "" : words.get(at + 1);
  }

  /** The verb and the resource that a role has to allow for it. */
  String right() {
    String[] parts = request.split(" ", 2);
    String[] path = parts[1].split("\\?", 2)[0].split("/", -1);
    int at = path[4].equals("namespaces") ? 6 : 4;
    boolean isOne = path.length > at + 1;
    String verb =
        parts[0].equals("PATCH")
            ? "patch"
            : request.contains("watch=true") ? "watch" : isOne ? "get" : "list";
    return "%s %s%s".formatted(verb, path[at], path.length > at + 2 ? "/" + path[at + 2] : "");
  }
}
