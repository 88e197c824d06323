package eu.megawatt.bench.table;

import eu.megawatt.bench.speed.SpeedResult;
import eu.megawatt.bench.speed.SpeedResult.Figure;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Speed as a table: each figure beside its goal and its peer. */
final class SpeedTable {

  private SpeedTable() {}

  static String of(SpeedResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Speed, on %s (commit %s, %s). 1 and more of a goal is reached."
            .formatted(
                result.machine(),
                result.commit(),
                result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add("| what | measured | of the goal | beside |");
    lines.add("|---|---|---|---|");
    result.figures().forEach(figure -> lines.add(line(figure)));
    return String.join("\n", lines);
  }

  private static String line(Figure figure) {
    return "| %s | %s %s | %s | %s |"
        .formatted(
            figure.what(),
            Text.plain(figure.figure()),
            figure.unit(),
            figure.ofGoal().map(Text::plain).orElse(""),
            figure
                .peer()
                .map(peer -> "%s times %s".formatted(Text.plain(peer.times()), peer.name()))
                .orElse(""));
  }
}
