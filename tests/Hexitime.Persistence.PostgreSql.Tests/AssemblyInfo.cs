// Most of the time is spent waiting for the server to make commits durable.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
