namespace Pinpoint.Networks;

/// <summary>One gradient value that came through pooling and ReLU, and where its source begins, in values.</summary>
internal struct SparseEntry
{
    public int Offset;
    public float Value;
}
