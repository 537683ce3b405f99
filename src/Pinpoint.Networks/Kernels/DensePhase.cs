namespace Pinpoint.Networks;

/// <summary>Several kernels on fully connected layers that do not depend on each other, as one list of items.</summary>
internal unsafe struct DensePhase : IWorkerJob
{
    private const int Capacity = 4;
    private Part _part0;
    private Part _part1;
    private Part _part2;
    private Part _part3;
    private int _parts;

    public int Items { get; private set; }

    public void Add(delegate*<DenseTask*, int, float*, void> kernel, DenseTask* task, int items)
    {
        if (_parts == Capacity)
        {
            throw new InvalidOperationException("A phase holds at most four kernels.");
        }

        Items += items;
        var part = new Part { Kernel = kernel, Task = task, Items = items };
        switch (_parts++)
        {
            case 0: _part0 = part; break;
            case 1: _part1 = part; break;
            case 2: _part2 = part; break;
            case 3: _part3 = part; break;
        }
    }

    public readonly void Execute(int item, int worker)
    {
        Part part = _part0;
        for (int next = 1; item >= part.Items; next++)
        {
            item -= part.Items;
            part = next == 1 ? _part1 : next == 2 ? _part2 : _part3;
        }

        part.Kernel(part.Task, item, null);
    }

    private struct Part
    {
        public delegate*<DenseTask*, int, float*, void> Kernel;
        public DenseTask* Task;
        public int Items;
    }
}
