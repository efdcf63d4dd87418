/**
 * Whoever reads us may stop reading (`| head`): what is written from then on is dropped, the work goes on to its end and the exit code stays what
 * it would have been. Any other trouble with the stream ends the process as before.
 */
export function outliveClosedPipes(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
