global using Depot.Release.Tests.Running;
