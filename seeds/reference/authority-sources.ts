/** Where the names and dates of the offices come from. */
export const BACKGROUND = '常识 / general knowledge';
/** 21世纪经济报道 2023-08-18, repost: the names of the Jiangsu, Zhejiang and Shanghai branches, and that all provincial branches and Ningbo's opened that day. */
export const PBOC_REFORM = 'http://news.sosol.com.cn/guonei/2023/0818/47315.html';
/** The same report: the local offices of the NFRA opened on 2023-07-20. */
export const NFRA_REFORM = 'http://news.sosol.com.cn/guonei/2023/0818/47315.html';
/** The bureau's own notice on the capital-market track. */
export const LOCAL_2021 = 'http://jrj.sh.gov.cn/zwdt-tz/20211229/a8efdaa1ba974b10a5371d2c2782d5d7.html';
/** 界面 repost of the announcement of the second Shanghai list. */
export const WORKING_GROUP = 'http://easyfang.com/a/2021/1231/1231YK32020.html';
