package eu.megawatt.service.kueue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes to and fro, and what happens meanwhile, as {@link Exchange} reads it again: a line of a
 * watch waits for the last patch and the last cue before it. Thread-safe.
 */
final class Tape {

  private final String file;
  private final Expectation expectation = new Expectation();
  private final List<Take> takes = new ArrayList<>();
  private String gate = "";
  private int patches;
  private int answeredPatches;

  Tape(String file) {
    this.file = file;
  }

  /** One exchange as it goes on. */
  private static final class Take {

    private final String head;
    private final List<String> lines = new ArrayList<>();
    private String answer = "";

    /** The gate that it opens. */
    private String opens = "";

    /** The gate that its last line waits for. */
    private String after = "";

    Take(String head) {
      this.head = head;
    }
  }

  /** Something is asked for; returns which exchange it is. */
  synchronized int asked(String request, JsonNode body) throws JsonProcessingException {
    boolean isPatch = request.startsWith("PATCH ");
    String text = body.isMissingNode() ? "" : expectation.of(body).toPrettyString() + "\n";
    takes.add(new Take("> %s\n%s".formatted(request, text)));
    if (isPatch) {
      gate = file + "-" + ++patches;
      takes.getLast().opens = gate;
    }
    return takes.size() - 1;
  }

  /** The gate that an exchange opens; empty text where it opens none. */
  synchronized String opens(int exchange) {
    return takes.get(exchange).opens;
  }

  synchronized void answered(int exchange, int status) {
    String opens = opens(exchange);
    answeredPatches += opens.isEmpty() ? 0 : 1;
    takes.get(exchange).answer =
        "< %d%s\n".formatted(status, opens.isEmpty() ? "" : " opens " + opens);
  }

  /** The request is lost, and never answered. */
  synchronized void lost(int exchange) {
    takes.get(exchange).answer = "< 200 opens %s never\n".formatted(opens(exchange));
  }

  /** A line of an answer. */
  synchronized void line(int exchange, String line) {
    takes.get(exchange).lines.add(expectation.echoed(line));
  }

  /** A line of a watch. */
  synchronized void event(int exchange, String line) {
    Take take = takes.get(exchange);
    if (!take.after.equals(gate)) {
      take.after = gate;
      take.lines.add("@ " + gate);
    }
    line(exchange, line);
  }

  /** A watch is still open. */
  synchronized void goesOn(int exchange) {
    takes.get(exchange).lines.add("...");
  }

  /** Something happens in Kubernetes. */
  synchronized void cue(String name) {
    gate = name;
  }

  /** Whether everything is answered and the last list was gone on with by a watch. */
  synchronized boolean isFollowed() {
    return takes.stream().noneMatch(it -> it.answer.isEmpty())
        && takes.reversed().stream()
            .map(it -> it.head)
            .filter(it -> it.contains("?limit=") || it.contains("?watch="))
            .findFirst()
            .filter(it -> it.contains("?watch="))
            .isPresent();
  }

  synchronized int answeredPatchCount() {
    return answeredPatches;
  }

  synchronized String captured(String name) {
    return expectation.captured(name);
  }

  /** As a file has it, after what it is about. */
  synchronized String text(String about) {
    StringBuilder text = new StringBuilder(about);
    for (Take take : takes) {
      text.append("\n").append(take.head).append(take.answer);
      take.lines.forEach(it -> text.append(it).append("\n"));
    }
    return text.toString();
  }
}
