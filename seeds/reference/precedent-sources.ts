/** Addresses of the sources that the pilots cite. Several are reposts or mirrors of the original announcement. */
export const precedentSources: Readonly<Record<string, string>> = {
  S2: 'https://app.bjtitle.com/8816/newshow.php?did=869714031927896&newsid=6001566&typeid=107',
  S11: 'http://bbs.bvvnob.com/showtopic.aspx?page=end&topicid=14322',
  S12: 'https://chaindaily.cc/posts/7ec6887ac07ed1968d12a6ef82b4369d',
  S13b: 'https://aszz.cn/42240.html',
  S13c: 'https://xie.infoq.cn/article/cdcf16333d3773bcf39de7a58',
  S14a: 'http://m.thepaper.cn/newsDetail_forward_8724152',
  S14b: 'https://www.finding.com.cn/html/techfinance/2020/0817/30001.html',
  S15: 'http://easyfang.com/a/2021/1231/1231YK32020.html',
  S16: 'http://smehrb.com.cn/html/chuangxintiandi/2020/0622/132912.html',
  S17: 'https://news.jinhaojiao.cn/hangye/show-31270.html',
};
