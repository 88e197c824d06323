package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the classes of work used of a node that hangs on several feeds, as one feed carries it. Not
 * each class is divided but what it and those before it used together: the parts of a class are the
 * differences. So what is left beside the classes, idle and unassigned, is divided without ever
 * being less than nothing, and all parts of everything add up.
 */
final class ClassParts {

  private ClassParts() {}

  /** By the word of the class. */
  static Map<String, Used> of(QuarterRecord node, int parts, int index) {
    Map<JobKind, Used> classes = new EnumMap<>(JobKind.class);
    node.users().values().forEach(used -> classes.merge(used.kind(), used, Used::plus));
    Map<String, Used> divided = new TreeMap<>();
    Used before = new Used(JobKind.TRAINING, Share.NONE, Share.NONE, 0);
    for (Map.Entry<JobKind, Used> each : classes.entrySet()) {
      Used upTo = before.plus(each.getValue());
      divided.put(
          each.getKey().word(),
          new Used(
              each.getKey(),
              upTo.gpus().part(parts, index).minus(before.gpus().part(parts, index)),
              upTo.rest().part(parts, index).minus(before.rest().part(parts, index)),
              Split.equally(upTo.expectedMillis(), parts, index)
                  - Split.equally(before.expectedMillis(), parts, index)));
      before = upTo;
    }
    return divided;
  }
}
