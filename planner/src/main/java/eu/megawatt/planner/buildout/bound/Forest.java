package eu.megawatt.planner.buildout.bound;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options under the one that they require, in families: of a family of one group at most one option
 * is built, an option without a group is a family of its own. That a group has options under more
 * than one parent is not kept; without it plans can only be cheaper.
 */
final class Forest {

  /** Families under an option; under number {@code options} those that require nothing. */
  final int[][][] families;

  /** Every option after those that require it. */
  final int[] order;

  Forest(Program program) {
    List<List<Integer>> children = new ArrayList<>();
    for (int parent = 0; parent <= program.options; parent++) {
      children.add(new ArrayList<>());
    }
    for (int o = 0; o < program.options; o++) {
      children.get(program.requires[o] == NEVER ? program.options : program.requires[o]).add(o);
    }
    families = new int[program.options + 1][][];
    for (int parent = 0; parent <= program.options; parent++) {
      families[parent] = families(program, children.get(parent));
    }
    List<Integer> down = new ArrayList<>(children.get(program.options));
    for (int next = 0; next < down.size(); next++) {
      down.addAll(children.get(down.get(next)));
    }
    order = down.reversed().stream().mapToInt(it -> it).toArray();
  }

  private static int[][] families(Program program, List<Integer> siblings) {
    Map<Integer, List<Integer>> byGroup = new TreeMap<>();
    for (int o : siblings) {
      int key = program.group[o] == NEVER ? -1 - o : program.group[o];
      byGroup.computeIfAbsent(key, _ -> new ArrayList<>()).add(o);
    }
    return byGroup.values().stream()
        .map(list -> list.stream().mapToInt(it -> it).toArray())
        .toArray(int[][]::new);
  }
}
