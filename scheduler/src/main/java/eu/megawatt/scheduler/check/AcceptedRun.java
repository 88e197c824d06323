package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;

/** A placement that can be accounted for: a gang in a pool over the slots [from, to). */
record AcceptedRun(Job job, Pool pool, PowerCap cap, int from, int to) {}
