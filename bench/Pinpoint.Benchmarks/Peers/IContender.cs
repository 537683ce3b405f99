namespace Pinpoint.Benchmarks;

/// <summary>One of those who do the same work in turns.</summary>
internal interface IContender
{
    /// <summary>The column's name.</summary>
    string Name { get; }

    /// <summary>Does a task on a batch some times in a row and gives the seconds of once.</summary>
    double Seconds(string task, int batch, int repeats);
}
