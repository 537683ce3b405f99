namespace Pinpoint.Networks;

/// <summary>
/// Several convolution blocks, one after the other, on a few images at a time, so that what a block leaves is still in the second-level cache when the next
/// one reads it.
/// </summary>
internal readonly unsafe struct ImageJob(ConvolutionBlock* blocks, int count, int images, int imagesPerItem, float* scratch, long scratchLength) : IWorkerJob
{
    public void Execute(int item, int worker)
    {
        int first = item * imagesPerItem;
        int own = Math.Min(imagesPerItem, images - first);
        for (int i = 0; i < count; i++)
        {
            ConvolutionTask task = blocks[i].Task;
            long windows = (long)first * task.PooledSize * task.PooledSize * task.Panels;
            task.Input += (long)first * task.InputSize * task.RowStride;
            task.Output += windows * Panels.Width;
            if (task.Records is not null)
            {
                task.Records += windows * Winograd.RecordWords;
            }

            task.TotalTiles = own * blocks[i].TilesPerImage;
            int cuts = (task.TotalTiles + blocks[i].MostTiles - 1) / blocks[i].MostTiles;
            task.BlockTiles = (task.TotalTiles + cuts - 1) / cuts;
            for (int block = 0; block < task.Items; block++)
            {
                blocks[i].Kernel(&task, block, scratch + (worker * scratchLength));
            }
        }
    }
}
