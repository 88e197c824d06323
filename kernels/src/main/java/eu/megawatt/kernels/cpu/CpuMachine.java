package eu.megawatt.kernels.cpu;

/** What the kernels run on: the threads, the width of the vectors and the caches. */
record CpuMachine(Lanes lanes, Team team, Caches caches) {}
