using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>Pools two columns of four outputs into two windows, one below the other.</summary>
internal readonly unsafe struct PoolingEnd<TWidth, TVector>(in PoolingTarget target, float* bias)
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    private readonly PoolingTarget _target = target;

    /// <summary>Takes four outputs each of column <paramref name="place"/> and of the one behind it, for one vector of maps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(
        int place, int lane, TVector left0, TVector left1, TVector left2, TVector left3, TVector right0, TVector right1, TVector right2, TVector right3)
    {
        int x = place / 2;
        TVector maps = TWidth.Load(bias + lane);
        WindowPooling<TWidth, TVector>.Store(left0, right0, left1, right1, maps, _target.Output(x, 0), _target.Record(x, 0), lane);
        if (_target.Rows == 2)
        {
            WindowPooling<TWidth, TVector>.Store(left2, right2, left3, right3, maps, _target.Output(x, 1), _target.Record(x, 1), lane);
        }
    }
}
