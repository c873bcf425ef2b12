// Each test class runs a stack of its own; two at once would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
