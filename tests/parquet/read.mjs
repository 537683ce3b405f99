// Prints the rows of a Parquet file as JSON: an array of objects, numbers in their shortest digits that read back.
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'

const rows = await parquetReadObjects({ file: await asyncBufferFromFile(process.argv[2]) })
process.stdout.write(JSON.stringify(rows))
