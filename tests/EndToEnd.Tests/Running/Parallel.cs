using Xunit.Sdk;
using Xunit.v3;

// Every test has a session, directories, ports and names of its own and waits for containers most of the time, so the tests of one class need
// not wait for each other: by classes, the longest of them took as long as all the rest together.
[assembly: Parallelization(Mode = ParallelMode.All)]
